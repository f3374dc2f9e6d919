import { ApiProblem } from '@yunshi/api-client'
import type { UploadedFile, UploadPurpose } from '@yunshi/api-client'
import { useRef, useState } from 'react'
import { browserApi } from '../../api/browser-api.ts'
import { announceFile, forgetFile, sendFile, type Sending } from './send-file.ts'

export type UploadProgress =
  | { step: 'idle' }
  | { step: 'sending' | 'paused'; file: File; uploadId: string | null; sent: number }
  | { step: 'checking'; file: File; uploadId: string; waitsForScanner: boolean }
  | { step: 'refused'; file: File; problems: string[] }
  | { step: 'failed'; file: File; error: unknown }

/** How often a check in progress is asked for, milliseconds: often at first, since most take a moment. */
const CHECK_DELAYS = [300, 600, 1000, 2000]

/** One file on its way: announced, sent in parts, checked; `onReady` is told once it can be used. */
export function useFileUpload(
  purpose: UploadPurpose,
  partBytesMax: number,
  onReady: (upload: UploadedFile) => void,
) {
  const [progress, setProgress] = useState<UploadProgress>({ step: 'idle' })
  const sending = useRef<Sending | null>(null)
  // What belongs to an earlier file is not shown any more. A step of a form that is left meanwhile loses nothing: the file
  // goes on its way, and whoever holds the form is told when it can be used.
  const round = useRef(0)

  async function awaitCheck(file: File, uploadId: string, mine: number): Promise<void> {
    for (let asked = 0; round.current === mine; asked++) {
      const upload = await browserApi().uploads.get(uploadId)
      if (round.current !== mine) return
      if (upload.state === 'READY') {
        setProgress({ step: 'idle' })
        onReady(upload)
        return
      }
      if (upload.state === 'REFUSED') {
        forgetFile(purpose, file)
        setProgress({ step: 'refused', file, problems: upload.problems })
        return
      }
      setProgress({ step: 'checking', file, uploadId, waitsForScanner: upload.scan === 'WAITING' })
      await new Promise((resolve) =>
        setTimeout(resolve, CHECK_DELAYS[Math.min(asked, CHECK_DELAYS.length - 1)]),
      )
    }
  }

  async function start(file: File): Promise<void> {
    const mine = ++round.current
    sending.current?.pause()
    const fail = (error: unknown) => {
      if (round.current !== mine) return
      // The server has it no more, or never will take it: choosing it again starts anew.
      if (error instanceof ApiProblem && (error.status === 404 || error.status === 413))
        forgetFile(purpose, file)
      setProgress({ step: 'failed', file, error })
    }
    setProgress({ step: 'sending', file, uploadId: null, sent: 0 })
    try {
      const uploadId = await announceFile(purpose, file)
      if (round.current !== mine) return
      const { state, receivedBytes } = await browserApi().uploads.get(uploadId)
      if (round.current !== mine) return
      if (state !== 'RECEIVING') {
        await awaitCheck(file, uploadId, mine)
        return
      }
      setProgress({ step: 'sending', file, uploadId, sent: receivedBytes })
      const begun = await sendFile(uploadId, file, partBytesMax, {
        progress: (sent) => {
          if (round.current === mine) setProgress({ step: 'sending', file, uploadId, sent })
        },
        done: () => {
          awaitCheck(file, uploadId, mine).catch(fail)
        },
        failed: fail,
      })
      if (round.current === mine) sending.current = begun
      else begun.pause()
    } catch (error) {
      fail(error)
    }
  }

  return {
    progress,
    start: (file: File) => void start(file),
    pause() {
      if (progress.step !== 'sending') return
      round.current++
      sending.current?.pause()
      setProgress({ ...progress, step: 'paused' })
    },
    /** Stops and throws away what was sent. */
    cancel() {
      if (progress.step === 'idle') return
      round.current++
      sending.current?.pause()
      forgetFile(purpose, progress.file)
      const uploadId = 'uploadId' in progress ? progress.uploadId : null
      // What cannot be thrown away now expires by itself.
      if (uploadId !== null)
        browserApi()
          .uploads.discard(uploadId)
          .catch(() => undefined)
      setProgress({ step: 'idle' })
    },
  }
}
