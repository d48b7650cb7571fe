/** The mark: one curve runs away through the ceiling, the other learns. */
export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <rect x=".5" y=".5" width="23" height="23" rx="6" fill="#15181e" stroke="#3a424e" />
      <g strokeLinecap="round">
        <path d="M4 7.5h16" stroke="#8d96a5" strokeWidth="1.4" strokeDasharray="1.6 2.4" />
        <path d="M4 18.6c7 0 11-.7 16-3.2" stroke="#6ab2ff" strokeWidth="2.1" />
        <path d="M4 18.6c7.5 0 10.6-4 12.2-14.4" stroke="#ff8a57" strokeWidth="2.1" />
      </g>
    </svg>
  );
}
