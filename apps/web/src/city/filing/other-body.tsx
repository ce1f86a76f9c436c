import type { OtherBodyRef } from '@gorozhanin/domain/reports/api'
import { Building2, ExternalLink, Phone } from 'lucide-react'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import style from './other-body.module.css'

/** Whose matter it is where it is not the city's, how to turn to them, and whether the city passes the report on. */
export function OtherBody({ body }: { body: OtherBodyRef }) {
  const t = useWords()
  const name = useNames()
  const { phone, url, cityTakes } = body
  return (
    <section className={style.body} aria-label={t('city.other_body.title')}>
      <h2 className={style.name}>
        <Icon of={Building2} />
        {t('city.other_body.answers', { name: name(body.name) })}
      </h2>
      <p>{t(cityTakes ? 'city.other_body.passed_on' : 'city.other_body.direct')}</p>
      <div className={style.ways}>
        {phone && (
          <a
            href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}
            className={buttonClass(cityTakes ? 'quiet' : 'primary')}
          >
            <Icon of={Phone} size={16} />
            {t('city.alarm.call', { phone })}
          </a>
        )}
        {url && (
          <a href={url} target="_blank" rel="noreferrer" className={buttonClass('quiet')}>
            <Icon of={ExternalLink} size={16} />
            {t('city.other_body.site')}
          </a>
        )}
      </div>
    </section>
  )
}
