/** A list whose first line is ticked off. */
export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden>
      <rect width="40" height="40" rx="9" fill="#1f6e68" />
      <path
        d="M9 14.5l3.2 3.2 5.8-6.4"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M22 14.5h9M10 22.5h21M10 29h14"
        fill="none"
        stroke="#cfe5e2"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  )
}
