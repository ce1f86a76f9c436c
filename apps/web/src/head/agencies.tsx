import { Link } from '@tanstack/react-router'
import { Table } from '../ui/table.tsx'
import { useNames } from '../words/name.ts'
import { useFormats } from '../words/use-formats.ts'
import { useWords } from '../words/words.tsx'
import { fitAgencies, type Today } from './headline.ts'
import style from './paper.module.css'

/** As many rows as leave room for the overdue list on one A4. */
const mostRows = 8

/** Who has what: one row an agency, those with late answers first. */
export function Agencies({ today }: { today: Today }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const { shown, others } = fitAgencies(today.byAgency, mostRows)
  if (shown.length === 0) return null
  const late = (overdue: number) => (overdue > 0 ? style.bad : style.none)
  return (
    <section className={style.block} aria-label={t('head.by_agency')}>
      <h2>{t('head.by_agency')}</h2>
      <div className={style.table}>
        <Table>
          <thead>
            <tr>
              <th scope="col">{t('head.agency')}</th>
              <th scope="col" data-number>
                {t('head.agency.open')}
              </th>
              <th scope="col" data-number>
                {t('head.agency.overdue')}
              </th>
              <th scope="col" data-number>
                {t('head.agency.answered')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ agency, open, overdue, answered }) => (
              <tr key={agency.code}>
                <th scope="row">
                  <Link to="/console" search={{ agency: agency.code }}>
                    {name(agency.name)}
                  </Link>
                </th>
                <td data-number>{formats.number(open)}</td>
                <td data-number className={late(overdue)}>
                  {overdue > 0 ? (
                    <Link to="/console" search={{ agency: agency.code, answer: 'late' }}>
                      {formats.number(overdue)}
                    </Link>
                  ) : (
                    '0'
                  )}
                </td>
                <td data-number className={answered === 0 ? style.none : undefined}>
                  {formats.number(answered)}
                </td>
              </tr>
            ))}
            {others && (
              <tr>
                <th scope="row">{t('head.agency.others', { count: others.count })}</th>
                <td data-number>{formats.number(others.open)}</td>
                <td data-number className={late(others.overdue)}>
                  {formats.number(others.overdue)}
                </td>
                <td data-number className={others.answered === 0 ? style.none : undefined}>
                  {formats.number(others.answered)}
                </td>
              </tr>
            )}
          </tbody>
        </Table>
      </div>
    </section>
  )
}
