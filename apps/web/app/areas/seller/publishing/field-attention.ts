import { isWithin } from './document-path.ts'
import { stepOf } from './steps.ts'
import type { Step } from './steps.ts'

/** The id of the control at a place of the draft. */
export const fieldId = (path: string): string => `field-${path}`

/** A press of a button is over by then. */
const SHOWN_AFTER_MS = 250

/**
 * Where the seller's eyes are: which problems have been earned (a field that was left, a step that was left), and the place
 * that was asked for from the list of problems.
 */
export class FieldAttention {
  #left = new Set<string>()
  #steps = new Set<Step>()
  #version = 0
  #wanted: string | null = null
  #listeners = new Set<() => void>()

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getVersion = (): number => this.#version

  /** The place to bring into view; taken by the part of the page that shows it. */
  getWanted = (): string | null => this.#wanted

  isShown(path: string): boolean {
    if (this.#steps.has(stepOf(path))) return true
    for (const left of this.#left) if (isWithin(path, left) || isWithin(left, path)) return true
    return false
  }

  /** A moment later: what is shown for a field that is left must not move what is being clicked on. */
  leave(path: string): void {
    if (this.#left.has(path)) return
    setTimeout(() => {
      this.#left.add(path)
      this.#tell()
    }, SHOWN_AFTER_MS)
  }

  reveal(...steps: readonly Step[]): void {
    for (const step of steps) this.#steps.add(step)
    this.#tell()
  }

  want(path: string): void {
    this.#wanted = path
    this.reveal(stepOf(path))
  }

  /** Focuses the wanted place, or the nearest part around it that is on the page. */
  arrive(): void {
    let path = this.#wanted
    this.#wanted = null
    while (path) {
      const element = document.getElementById(fieldId(path)) ?? firstWithin(path)
      if (element) {
        element.scrollIntoView({ block: 'center' })
        element.focus({ preventScroll: true })
        return
      }
      const end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))
      path = end < 0 ? '' : path.slice(0, end)
    }
  }

  #tell(): void {
    this.#version++
    for (const listener of this.#listeners) listener()
  }
}

function firstWithin(path: string): HTMLElement | null {
  const start = fieldId(path)
  return document.querySelector<HTMLElement>(`[id^="${start}."], [id^="${start}["]`)
}
