import { type ReactNode, useRef } from 'react'
import { Button, type ButtonKind } from './button.tsx'

/** What the city takes; naming them makes phones convert their own kinds. */
const photoTypes = 'image/jpeg,image/png,image/webp'

/** A button that opens the camera or the gallery. */
export function FilePick({
  children,
  onFiles,
  multiple = false,
  kind = 'quiet',
  wide,
}: {
  children: ReactNode
  onFiles: (files: readonly File[]) => void
  multiple?: boolean
  kind?: ButtonKind
  wide?: boolean
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button kind={kind} wide={wide ?? false} onPress={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept={photoTypes}
        multiple={multiple}
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file may be picked again after it was removed.
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </>
  )
}
