import { followMessageLink, type LinkPurpose, linkPurposes } from '@gorozhanin/domain/messages/api'
import { useMutation } from '@tanstack/react-query'
import { createLazyRoute, useParams } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useWords } from '../../words/words.tsx'
import { CityHeader } from '../city-header.tsx'
import style from './message-link.module.css'

/**
 * Where a link of a letter leads. Programs that guard a mailbox open every link, so that opening one does nothing:
 * a person presses.
 */
function MessageLink() {
  const { token } = useParams({ from: '/city/messages/$token' })
  const purpose = linkPurposes.find((known) => token.startsWith(`${known}.`))
  return (
    <>
      <CityHeader />
      <main id="main" className={style.page}>
        {purpose ? <Press key={token} token={token} purpose={purpose} /> : <Wrong />}
      </main>
    </>
  )
}

function Press({ token, purpose }: { token: string; purpose: LinkPurpose }) {
  const t = useWords()
  const problemWords = useProblemWords()
  const press = useMutation({ mutationFn: () => call(followMessageLink, { params: { token } }) })
  useTitle(t(press.data ? `messages.${purpose}.done` : `messages.${purpose}.title`))

  if (press.data)
    return (
      <div className={style.step} role="status">
        <h1>{t(`messages.${purpose}.done`)}</h1>
        <p>
          {press.data.number === null
            ? t(`messages.${purpose}.done_news`)
            : t(`messages.${purpose}.done_text`, { number: press.data.number })}
        </p>
        <ButtonLink to="/">{t('error.not_found.home')}</ButtonLink>
      </div>
    )
  const isWrong = press.error instanceof ApiProblem && [404, 422].includes(press.error.status)
  if (isWrong) return <Wrong />
  return (
    <div className={style.step}>
      <h1>{t(`messages.${purpose}.title`)}</h1>
      <p>{t(`messages.${purpose}.text`)}</p>
      {press.error && <ErrorState text={problemWords(press.error)} />}
      <Button kind="primary" isPending={press.isPending} onPress={() => press.mutate()}>
        {t(`messages.${purpose}.press`)}
      </Button>
    </div>
  )
}

function Wrong() {
  const t = useWords()
  return (
    <div className={style.step} role="alert">
      <h1>{t('messages.wrong')}</h1>
      <p>{t('messages.wrong_text')}</p>
      <ButtonLink to="/">{t('error.not_found.home')}</ButtonLink>
    </div>
  )
}

export const messageLink = createLazyRoute('/city/messages/$token')({ component: MessageLink })
