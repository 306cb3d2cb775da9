import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core'

/** One quiet colour for what can be done; the states have colours of their own. */
const pine: MantineColorsTuple = [
  '#eef6f5',
  '#dbeae8',
  '#b5d5d1',
  '#8bbfb9',
  '#69aca4',
  '#539f97',
  '#41908a',
  '#2f7f78',
  '#1f6e68',
  '#0f5a54',
]

const fonts =
  "'Noto Sans', system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', Arial, sans-serif"

/** The page has one banner: the title line of a dialog is none. */
const plainHeader = { header: { role: 'presentation' } }

/** The place of the scroll bar is kept, so that nothing moves when a dialog opens. */
const keepScrollBar = { removeScrollBar: false }

/** `close` names every button that closes something: the words that Mantine's own parts lack. */
export function themeWith(words: { readonly close: string }): MantineThemeOverride {
  const closeButtonProps = { 'aria-label': words.close }
  return createTheme({
    colors: { pine },
    primaryColor: 'pine',
    primaryShade: 8,
    fontFamily: fonts,
    headings: { fontFamily: fonts, fontWeight: '600' },
    defaultRadius: 'sm',
    cursorType: 'pointer',
    focusRing: 'auto',
    respectReducedMotion: true,
    components: {
      Tooltip: { defaultProps: { withArrow: true, openDelay: 300, multiline: true, maw: 320 } },
      Notification: { defaultProps: { closeButtonProps } },
      Modal: {
        defaultProps: {
          closeButtonProps,
          centered: true,
          overlayProps: { backgroundOpacity: 0.35 },
          attributes: plainHeader,
          removeScrollProps: keepScrollBar,
        },
      },
      Drawer: {
        defaultProps: {
          closeButtonProps,
          position: 'right',
          overlayProps: { backgroundOpacity: 0.25 },
          attributes: plainHeader,
          removeScrollProps: keepScrollBar,
        },
      },
      Paper: { defaultProps: { withBorder: true, radius: 'md' } },
      Select: { defaultProps: { withCheckIcon: true } },
    },
  })
}

/** Quieter texts that keep 4.5:1 on every background of the window. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#596067',
    '--mantine-color-placeholder': '#6c747c',
    '--mantine-color-error': '#b3261e',
  },
  dark: {},
})
