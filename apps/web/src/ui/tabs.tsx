import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import style from './tabs.module.css'

/** Parts of one thing, one in sight. */
export function Tabs<Id extends string>({
  label,
  tabs,
  value,
  onChange,
}: {
  label: string
  tabs: readonly { readonly id: Id; readonly label: ReactNode; readonly panel: ReactNode }[]
  value: Id
  onChange: (id: Id) => void
}) {
  return (
    <AriaTabs className={style.tabs} selectedKey={value} onSelectionChange={(key) => onChange(key as Id)}>
      <TabList aria-label={label} className={style.list}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={style.tab}>
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={style.panel}>
          {tab.panel}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
