import { useEffect, useRef, useState } from 'react'

const isPackage = ({ name }: { readonly name: string }): boolean => /\.acuerdos$/i.test(name)

/**
 * Names are told only when files are let go. Until then: no system knows a type for packages, and all know one for
 * documents and pictures.
 */
const looksLikePackages = ({ items }: DataTransfer): boolean => {
  const files = [...items].filter(({ kind }) => kind === 'file')
  return files.length > 0 && files.every(({ type }) => type === '')
}

/**
 * Takes packages that are dropped anywhere, also onto a place that takes other files; those go where they are dropped.
 * `isOver`: what is being dragged over the window may be packages.
 */
export function useDroppedPackages(onPackages: (packages: readonly File[]) => void): {
  readonly isOver: boolean
} {
  const [isOver, setIsOver] = useState(false)
  const latest = useRef(onPackages)
  useEffect(() => {
    latest.current = onPackages
  })
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer === null) return
      event.preventDefault()
      setIsOver(looksLikePackages(event.dataTransfer))
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent): void => {
      setIsOver(false)
      const packages = [...(event.dataTransfer?.files ?? [])].filter(isPackage)
      if (packages.length === 0) return
      event.preventDefault()
      event.stopPropagation()
      // The place below was told that something is over it.
      event.target?.dispatchEvent(new DragEvent('dragleave', { bubbles: true }))
      latest.current(packages)
    }
    // A file that nobody takes is not opened in place of the program.
    const ignore = (event: DragEvent): void => event.preventDefault()
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop, { capture: true })
    document.addEventListener('drop', ignore)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop, { capture: true })
      document.removeEventListener('drop', ignore)
    }
  }, [])
  return { isOver }
}
