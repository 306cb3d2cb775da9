/** The nonce that the content security policy of this load wants on style elements. */
function readNonce(): string {
  const mark = document.querySelector('meta[property="csp-nonce"]')
  return mark instanceof HTMLElement ? mark.nonce : ''
}

const nonce = readNonce()

// The library that stops the page from scrolling behind a panel looks for it here.
Object.defineProperty(window, '__webpack_nonce__', { value: nonce })

export const styleNonce = () => nonce
