import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { ShellTexts } from './texts.ts'

export interface MenuOptions {
  readonly texts: ShellTexts
  /** Not in an installed program. */
  readonly developerTools: boolean
  readonly showAbout: () => void
  readonly showLogs: () => void
}

/** The few commands that every program has; everything else is in the window. */
export function showMenu({ texts, developerTools, showAbout, showLogs }: MenuOptions): void {
  const { menu } = texts
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const developer: readonly MenuItemConstructorOptions[] = developerTools
    ? [separator, { role: 'toggleDevTools', label: menu.developer }]
    : []
  const template: MenuItemConstructorOptions[] = [
    { label: menu.program, submenu: [{ role: 'quit', label: menu.quit }] },
    {
      label: menu.edit,
      submenu: [
        { role: 'undo', label: menu.undo },
        { role: 'redo', label: menu.redo },
        separator,
        { role: 'cut', label: menu.cut },
        { role: 'copy', label: menu.copy },
        { role: 'paste', label: menu.paste },
        { role: 'selectAll', label: menu.selectAll },
      ],
    },
    {
      label: menu.view,
      submenu: [
        { role: 'zoomIn', label: menu.zoomIn },
        { role: 'zoomOut', label: menu.zoomOut },
        { role: 'resetZoom', label: menu.zoomReset },
        separator,
        { role: 'togglefullscreen', label: menu.fullScreen },
        ...developer,
      ],
    },
    {
      label: menu.help,
      submenu: [
        { label: menu.logs, click: showLogs },
        separator,
        { label: menu.about, click: showAbout },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
