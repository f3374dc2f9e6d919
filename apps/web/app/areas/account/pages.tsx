import type { ConsolePage } from '../../layouts/console/console-page.ts'

export const pages: ConsolePage[] = []
