import { createLazyRoute, Link } from '@tanstack/react-router'
import { useCategories } from '../../api/city.ts'
import { CategoryIcon } from '../../parts/category-icon.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { CityHeader } from '../city-header.tsx'
import style from './categories.module.css'

/** «Что мы принимаем»: every category by its group, each with a page of its own. */
function Categories() {
  const t = useWords()
  const name = useNames()
  const { groups, categories } = useCategories()
  useTitle(t('city.category.all'))
  return (
    <>
      <CityHeader />
      <main id="main" className={style.page}>
        <div className={style.column}>
          <h1>{t('city.category.all')}</h1>
          <p className={style.lead}>{t('city.category.all_lead')}</p>
          <div className={style.groups}>
            {groups.map(({ code, icon, name: of }) => (
              <section key={code} className={style.group} aria-labelledby={code}>
                <h2 id={code}>
                  <CategoryIcon icon={icon} size={24} />
                  {name(of)}
                </h2>
                <ul>
                  {categories
                    .filter(({ group }) => group === code)
                    .map((category) => (
                      <li key={category.code}>
                        <Link to="/categories/$code" params={{ code: category.code }}>
                          {name(category.name)}
                        </Link>
                      </li>
                    ))}
                </ul>
              </section>
            ))}
          </div>
        </div>
      </main>
    </>
  )
}

export const categories = createLazyRoute('/city/categories')({ component: Categories })
