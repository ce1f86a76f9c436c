/** «лавка» is «лавок» of many, «ветка» is «веток», «щенок» is «щенка»: a vowel comes and goes, and endings do not tell. */
const comingVowels: readonly (readonly [form: RegExp, others: readonly string[]])[] = [
  [/^(.+[бвгджзклмнпрстфхцчшщ])[ое]к$/u, ['$1ка']],
  [/^(.+[бвгджзклмнпрстфхцчшщ])к(?:а|и|у|е|ой|ам|ами|ах|ов)$/u, ['$1ок', '$1ек']],
  [/^(.+[бвгджзклмнпрстфхцчшщ])[ое]н$/u, ['$1на']],
  [/^(.+[бвгджзклмнпрстфхцчшщ])н(?:а|о|у|е|ом|ам|ами|ах)$/u, ['$1он', '$1ен']],
]

/** Forms of a word that lose or gain a vowel before their ending, as far as a rule knows them. */
export function formsOf(word: string): readonly string[] {
  for (const [form, others] of comingVowels)
    if (form.test(word)) return others.map((other) => word.replace(form, other))
  return []
}
