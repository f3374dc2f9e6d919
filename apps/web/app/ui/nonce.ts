import { createContext } from 'react'

/** Content-Security-Policy nonce of the page, for inline scripts and for styles written at run time. */
export const NonceContext = createContext('')
