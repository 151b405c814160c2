/** Who a cost belongs to: a team, a pool that teams share, or nobody. The name is untrusted. */
export function TargetName({ target }: { readonly target: string }) {
  const [, kind, name = ''] = /^(team|pool)\/(.*)$/s.exec(target) ?? [];
  if (kind === undefined) return target === 'unallocated' ? 'Unallocated' : <bdi>{target}</bdi>;
  return (
    <>
      <bdi>{name}</bdi>
      {kind === 'pool' ? <span className="quiet small"> pool</span> : null}
    </>
  );
}
