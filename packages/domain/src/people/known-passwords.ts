/**
 * What guessers try first: well-known passwords, rows of the keyboard in both layouts, and Russian words typed in the
 * other one. Small letters; figures around a word and its repetitions are cut off before it is looked up here.
 */
export const knownPasswords: ReadonlySet<string> = new Set(
  `
  123 1234 12345 123456 1234567 12345678 123456789 1234567890 12345678910 123456789012 0123456789 9876543210
  0987654321 1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsx qazwsxedc qazwsxedcrfv
  zaq1xsw2 zaq12wsx q1w2e3 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qwe qweasd qweasdzxc qwerty qwertyui qwertyuiop qwertyuiopasdf
  asdf asdfgh asdfghjkl asdfghjklzxcvbnm zxcvbn zxcvbnm qwertyuiopasdfghjklzxcvbnm qazxsw abc abcd abcdef abcdefg
  abcdefgh abcdefghijkl abcdefghijklmnopqrstuvwxyz
  password passw0rd p4ssw0rd passwort pass changeme letmein letmeinplease welcome welcomehome iloveyou ilovemyself
  admin administrator administration root superuser supervisor user guest test testtest default secret topsecret
  master login access trustno1 monkey dragon sunshine princess football baseball superman batman starwars shadow
  michael jordan freedom whatever computer internet server manager service support system letmeinnow correcthorsebatterystaple
  йцукен йцукенг йцукенгш йцукенгшщз йцукенгшщзх йцукенгшщзхъ фыва фывапр фывапролдж фывапролджэ ячсмить ячсмитьбю
  йфяцыч йфяцычувс абвгд абвгдеё абвгдеж абвгдежз абвгдежзийкл
  пароль парольпароль мойпароль секрет админ администратор администрация пользователь приветпривет привет любовь
  солнышко россия москва город снежинск диспетчер модератор служба горожанин активныйгорожанин обращение сообщение
  gfhjkm gfhjkmgfhjkm ghbdtn ghbdtnghbdtn fyfnjkbq fylhtq vfrcbv ntcn flvbybcnhfnjh hjccbz vjcrdf ljcneg ctrhtn
  parol parolparol moiparol privet privetprivet lubov solnyshko rossiya russia moskva moscow gorod dispetcher dispatcher
  moderator gorozhanin zenit spartak marina natasha nikita sergey andrey dmitry alexander ekaterina
  `
    .trim()
    .split(/\s+/),
)
