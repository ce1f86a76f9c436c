import type { PublicCategory } from '@gorozhanin/domain/catalog/api'
import { Phone, TriangleAlert } from 'lucide-react'
import { useCity } from '../../api/city.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { emergencyPhones } from './emergency-phones.ts'
import style from './filing.module.css'

/** What to do right now, before the form: some things a report does not replace. */
export function EmergencyHint({
  category,
  onBack,
  onGo,
}: {
  category: PublicCategory
  onBack: () => void
  onGo: () => void
}) {
  const t = useWords()
  const name = useNames()
  const { emergencyPhone } = useCity()
  const hint = category.emergencyHint ? name(category.emergencyHint) : ''
  return (
    <div className={style.scroll}>
      <div className={style.alarm} role="alert">
        <span className={style.alarmMark}>
          <Icon of={TriangleAlert} size={24} />
        </span>
        <h1 className={style.question}>{name(category.name)}</h1>
        <p>{hint}</p>
        <div className={style.phones}>
          {emergencyPhones(hint, emergencyPhone).map((phone) => (
            <a key={phone} href={`tel:${phone}`} className={buttonClass('danger', true)}>
              <Icon of={Phone} />
              {t('city.alarm.call', { phone })}
            </a>
          ))}
        </div>
      </div>
      <div className={style.foot}>
        <Button kind="primary" wide onPress={onGo}>
          {t('city.alarm.go')}
        </Button>
        <Button kind="plain" wide onPress={onBack}>
          {t('city.alarm.back')}
        </Button>
      </div>
    </div>
  )
}
