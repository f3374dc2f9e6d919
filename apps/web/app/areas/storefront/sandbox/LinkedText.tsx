/** Plain text in which web addresses are links. */
export function LinkedText({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>"，。；）]+)/)
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <a key={`${index}:${part}`} href={part} rel="noopener">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  )
}
