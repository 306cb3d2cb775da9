/** The walls around the window, tried from inside in the real runtime. */
import { expect, test } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer } from '../../src/contract/ipc.ts'
import { launchProgram, reloadPage, type RunningProgram } from '../support/electron.ts'
import { callFromPage } from '../support/page-calls.ts'

let folder: string
let program: RunningProgram
let server: Server
/** A server of the same machine: the nearest thing that no page may ever reach. */
let serverAddress: string
let reached: string[]

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-security-'))
  reached = []
  server = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.end('reached')
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  serverAddress = `http://127.0.0.1:${address.port}`
  program = await launchProgram({
    userDataFolder: join(folder, 'user'),
    arguments: ['--register', join(folder, 'register')],
  })
  await program.page.waitForLoadState('load')
})

test.afterAll(async () => {
  await program.application.close()
  server.close()
  rmSync(folder, { recursive: true })
})

function call(method: string, params: unknown): Promise<Answer> {
  return callFromPage(program.page, method, params)
}

function log(): string {
  return readFileSync(join(folder, 'user', 'logs', 'main.log'), 'utf8')
}

test.describe('the page', () => {
  test('is served with a policy that forbids everything it does not need', async () => {
    const { headers, nonce } = await program.application.evaluate(async ({ session }) => {
      const response = await session.defaultSession.fetch('acuerdos://app/')
      const html = await response.text()
      return {
        headers: Object.fromEntries(response.headers.entries()),
        nonce: /<meta property="csp-nonce" nonce="([^"]+)">/.exec(html)?.[1],
      }
    })
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['content-security-policy']?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
  })

  test('finds only the files it was built from', async () => {
    const statuses = await program.application.evaluate(
      async ({ session }, addresses) => {
        const answers = addresses.map((address) => session.defaultSession.fetch(address))
        return (await Promise.all(answers)).map((answer) => answer.status)
      },
      [
        'acuerdos://app/index.html',
        'acuerdos://app/%2e%2e/main/index.js',
        'acuerdos://app/..%2fmain%2findex.js',
        'acuerdos://app/../../package.json',
        'acuerdos://other/index.html',
      ],
    )
    expect(statuses).toEqual([200, 404, 404, 404, 404])
  })

  test('keeps to its policy: nothing is complained about when it loads', async () => {
    const complaints: string[] = []
    program.page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) complaints.push(message.text())
    })
    await reloadPage(program.page)
    await program.page.waitForFunction(() => document.querySelector('#root')?.hasChildNodes())
    // The theme's variables are a style element that the window writes with the nonce of this load.
    const theme = program.page.locator('style[data-mantine-styles]').first()
    await expect(theme).toBeAttached()
    expect(
      await theme.evaluate((style: HTMLStyleElement) => style.sheet?.cssRules.length),
    ).toBeGreaterThan(0)
    expect(complaints).toEqual([])
  })

  test('runs no script and takes no style that was slipped into it', async () => {
    const result = await program.page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "slipped in"'
      document.body.append(script)
      const handler = document.createElement('img')
      handler.setAttribute('onerror', 'document.title = "slipped in"')
      handler.src = 'data:,'
      document.body.append(handler)
      const style = document.createElement('style')
      style.textContent = 'body { color: rgb(1, 2, 3) }'
      document.head.append(style)
      await new Promise((resolve) => {
        setTimeout(resolve, 300)
      })
      const color = getComputedStyle(document.body).color
      for (const element of [script, handler, style]) element.remove()
      return { title: document.title, color }
    })
    expect(result.title).not.toBe('slipped in')
    expect(result.color).not.toBe('rgb(1, 2, 3)')
  })

  test('has the contract and nothing of Node or Electron', async () => {
    const found = await program.page.evaluate(() => ({
      globals: [
        'require',
        'process',
        'module',
        'Buffer',
        'global',
        'electron',
        'ipcRenderer',
      ].filter((name) => name in window),
      bridge: Object.keys(window.acuerdos).toSorted(),
    }))
    expect(found).toEqual({ globals: [], bridge: ['call', 'onEvent', 'registerFiles'] })
  })
})

test.describe('leaving the program', () => {
  // Playwright waits for navigations that were begun, and does not notice that they were denied.
  test.afterAll(() => reloadPage(program.page))

  for (const address of [
    'https://example.org/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'acuerdos://other/',
  ]) {
    test(`is denied: navigation to ${address}`, async () => {
      const before = program.page.url()
      await program.page.evaluate((target) => {
        const link = document.createElement('a')
        link.href = target
        document.body.append(link)
        link.click()
        link.remove()
        location.href = target
      }, address)
      // The page still answers, where it was.
      await program.page.waitForTimeout(300)
      expect(await program.page.evaluate(() => location.href)).toBe(before)
      expect(await program.page.evaluate(() => document.title)).not.toBe('')
    })
  }

  test('is denied: a new window', async () => {
    const opened = await program.page.evaluate(() => [
      window.open('https://example.org/') === null,
      window.open('about:blank') === null,
      window.open('acuerdos://app/') === null,
    ])
    expect(opened).toEqual([true, true, true])
    expect(
      await program.application.evaluate(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
      ),
    ).toBe(1)
    expect(log()).toContain('denied: a new window for https://example.org/')
  })
})

test.describe('the network', () => {
  test('does not exist for the page', async () => {
    const image = join(folder, 'image.svg')
    writeFileSync(image, '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
    const outcomes = await program.page.evaluate(
      async ({ address, image }) => {
        const connected = async () => {
          const socket = new WebSocket(address.replace('http', 'ws'))
          await new Promise((resolve, reject) => {
            socket.addEventListener('open', resolve)
            socket.addEventListener('error', () => reject(new Error('not connected')))
          })
        }
        const elements = [
          { tag: 'img', source: `${address}/image.png` },
          { tag: 'img', source: `file://${image}` },
          { tag: 'script', source: `${address}/script.js` },
        ] as const
        navigator.sendBeacon(`${address}/beacon`)
        const attempts = await Promise.allSettled([
          fetch(`${address}/fetch`, { mode: 'no-cors' }),
          fetch('https://example.org/', { mode: 'no-cors' }),
          fetch('file:///etc/passwd', { mode: 'no-cors' }),
          connected(),
          ...elements.map(({ tag, source }) => {
            const element = document.createElement(tag)
            return new Promise((resolve, reject) => {
              element.addEventListener('load', resolve)
              element.addEventListener('error', () => reject(new Error('not loaded')))
              element.src = source
              document.body.append(element)
            })
          }),
        ])
        return attempts.map((attempt) => attempt.status)
      },
      { address: serverAddress, image },
    )
    expect(new Set(outcomes)).toEqual(new Set(['rejected']))
    expect(reached).toEqual([])
  })

  test('is closed below the page as well, where no policy of the page reaches', async () => {
    const outcomes = await program.application.evaluate(
      async ({ session, BrowserWindow }, addresses) => {
        const window = new BrowserWindow({ show: false })
        const seen: string[] = []
        for (const address of addresses) {
          for (const attempt of [
            () => session.defaultSession.fetch(address),
            () => session.fromPartition('another').fetch(address),
            () => window.loadURL(address),
          ]) {
            seen.push(
              await attempt().then(
                () => `reached ${address}`,
                (error: unknown) => /ERR_[A-Z_]+/.exec(String(error))?.[0] ?? String(error),
              ),
            )
          }
        }
        window.destroy()
        return seen
      },
      [serverAddress, 'https://example.org/'],
    )
    expect(new Set(outcomes)).toEqual(new Set(['ERR_BLOCKED_BY_CLIENT']))
    expect(reached).toEqual([])
  })

  test('would have been noticed, had anything come through', async () => {
    await fetch(`${serverAddress}/from-the-test`)
    expect(reached).toEqual(['/from-the-test'])
    reached = []
  })
})

test('permissions are denied, but for putting text on the clipboard', async () => {
  const answers = await program.page.evaluate(async () => {
    const position = new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : error.message),
      )
    })
    const camera = navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    )
    const status = await navigator.permissions.query({ name: 'geolocation' })
    return [await position, await camera, await Notification.requestPermission(), status.state]
  })
  expect(new Set(answers)).toEqual(new Set(['denied']))
  // Asked of the permission and not by reading and writing: those are refused to a page without focus before anyone
  // is asked, and a display without a window manager gives focus when it likes.
  const clipboard = (name: 'clipboard-read' | 'clipboard-write'): Promise<string> =>
    program.page.evaluate<string>(
      `navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`,
    )
  expect(await clipboard('clipboard-read')).toBe('denied')
  expect(await clipboard('clipboard-write')).toBe('granted')
})

test.describe('calls', () => {
  test('are answered when the window makes them', async () => {
    expect(await call('register.status', {})).toMatchObject({
      ok: true,
      value: { directory: join(folder, 'register') },
    })
  })

  test('are refused with a code when the contract does not know them', async () => {
    for (const method of ['evidence.copy', 'dossier.write', 'eval', '__proto__', '']) {
      expect(await call(method, {})).toMatchObject({
        ok: false,
        error: { code: 'unknown_command' },
      })
    }
    for (const params of [null, 'x', { id: '../../etc/passwd' }, { id: ['a'] }]) {
      expect(await call('records.get', params)).toMatchObject({
        ok: false,
        error: { code: 'wrong_usage' },
      })
    }
  })

  test('get no file for a ticket that was not given to the page', async () => {
    const file = join(folder, 'minutes.txt')
    writeFileSync(file, 'ACUERDO 01/XLI/16. Se instruye a las entidades federativas.')
    for (const ticket of [file, '0'.repeat(32), '']) {
      expect(await call('capture.read', { file: ticket })).toMatchObject({
        ok: false,
        error: { code: 'file_missing' },
      })
    }
    const [made] = await program.page.evaluate(() =>
      window.acuerdos.registerFiles([new File(['made in the page'], '/etc/passwd')]),
    )
    expect(made).toMatchObject({ name: '/etc/passwd' })
    expect(await call('capture.read', { file: made?.ticket })).toMatchObject({
      ok: false,
      error: { code: 'file_missing' },
    })
  })

  test('get the file that a person handed over, until the page is loaded anew', async () => {
    const file = join(folder, 'minutes.txt')
    await program.page.evaluate(() => {
      const input = document.createElement('input')
      input.type = 'file'
      input.id = 'handed-over'
      document.body.append(input)
    })
    await program.page.locator('#handed-over').setInputFiles(file)
    const [given] = await program.page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#handed-over')
      return window.acuerdos.registerFiles([...(input?.files ?? [])])
    })
    expect(given).toMatchObject({ name: 'minutes.txt', size: readFileSync(file).length })
    expect(JSON.stringify(given)).not.toContain(folder)
    const read = await call('capture.read', { file: given?.ticket })
    expect(read.ok || read.error.code !== 'file_missing').toBe(true)
    await reloadPage(program.page)
    expect(await call('capture.read', { file: given?.ticket })).toMatchObject({
      ok: false,
      error: { code: 'file_missing' },
    })
  })

  test('are refused to any other window and any frame, even with our own page in it', async () => {
    const ask =
      `foreign.invoke('acuerdos:call', 'register.status', {})` +
      '.then((answer) => (answer.ok ? "answered" : answer.error.code), String)'
    const answers = await program.application.evaluate(
      async ({ BrowserWindow }, { preload, attempts }) => {
        const window = new BrowserWindow({
          show: false,
          webPreferences: { preload, nodeIntegrationInSubFrames: true },
        })
        await window.loadURL('acuerdos://app/index.html')
        const seen: unknown[] = []
        for (const attempt of attempts) {
          seen.push(await window.webContents.executeJavaScript(attempt))
        }
        window.destroy()
        return seen
      },
      {
        preload: join(import.meta.dirname, 'fixtures', 'foreign-preload.cjs'),
        attempts: [
          `window.${ask}`,
          `window.foreign.invoke('acuerdos:files', ['/etc/passwd']).then(String, String)`,
          `new Promise((resolve) => {
            const frame = document.createElement('iframe')
            frame.srcdoc = '<p>a frame</p>'
            frame.onload = () => resolve(frame.contentWindow.${ask})
            document.body.append(frame)
          })`,
        ],
      },
    )
    expect(answers[0]).toBe('sender_refused')
    expect(answers[1]).toContain('sender_refused')
    expect(answers[2]).toBe('sender_refused')
    expect(log()).toContain('refused: a message from acuerdos://app/index.html')
  })

  test('cannot be made from a frame in the window: it has no bridge', async () => {
    const bridge = await program.page.evaluate(
      () =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe')
          frame.addEventListener('load', () => {
            resolve(typeof frame.contentWindow?.acuerdos)
            frame.remove()
          })
          frame.srcdoc = '<p>a frame</p>'
          document.body.append(frame)
        }),
    )
    expect(bridge).toBe('undefined')
  })
})

test('an engine that dies fails the call it had and is there again for the next', async () => {
  const enginePid = () =>
    program.application.evaluate(
      ({ app }) => app.getAppMetrics().find(({ name }) => name === 'acuerdos-engine')?.pid ?? 0,
    )
  const pid = await enginePid()
  expect(pid).toBeGreaterThan(0)
  await program.page.evaluate(() => {
    Object.assign(window, { heard: [] as string[] })
    window.acuerdos.onEvent(({ event }) => {
      const heard: unknown = Reflect.get(window, 'heard')
      if (Array.isArray(heard)) heard.push(event)
    })
  })
  // Held still, it cannot answer before it dies.
  process.kill(pid, 'SIGSTOP')
  const pending = call('register.status', {})
  await program.page.waitForTimeout(200)
  process.kill(pid, 'SIGKILL')
  expect(await pending).toEqual({ ok: false, error: { code: 'engine_stopped', details: {} } })
  expect(await call('register.status', {})).toMatchObject({ ok: true })
  expect(await enginePid()).not.toBe(pid)
  await expect
    .poll(() => program.page.evaluate((): unknown => Reflect.get(window, 'heard')))
    .toContain('engine_restarted')
  expect(log()).toContain('while running')
})
