import type { PublicCategory } from '@gorozhanin/domain/catalog/api'
import { Phone } from 'lucide-react'
import { useCity } from '../../../api/city.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useNames } from '../../../words/name.ts'
import { useWords } from '../../../words/words.tsx'
import { emergencyPhones } from '../../filing/emergency-phones.ts'
import style from './own.module.css'

/** What to do right now where the report becomes an emergency, and that it goes on without being read first. */
export function AmendAlarm({ category }: { category: PublicCategory }) {
  const t = useWords()
  const name = useNames()
  const { emergencyPhone } = useCity()
  const hint = category.emergencyHint ? name(category.emergencyHint) : ''
  return (
    <div className={style.alarm} role="alert">
      <p>{t('city.own.amend.at_once')}</p>
      {hint && <p>{hint}</p>}
      <div className={style.choices}>
        {emergencyPhones(hint, emergencyPhone).map((phone) => (
          <a key={phone} href={`tel:${phone}`} className={buttonClass('danger')}>
            <Icon of={Phone} />
            {t('city.alarm.call', { phone })}
          </a>
        ))}
      </div>
    </div>
  )
}
