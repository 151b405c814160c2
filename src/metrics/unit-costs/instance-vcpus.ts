/**
 * How many vCPUs an EC2 instance has, by its type. From `large` on the size says it, with few exceptions; smaller and bare-metal types
 * are listed. A type that is neither is unknown, and so are the vCPU hours of its lines.
 */
import { type SqlFragment, sqlInteger, sqlText, sqlTextList } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';

/** As `DescribeInstanceTypes` had them in November 2026. */
const vcpusOfTypes: readonly (readonly [number, string])[] = [
  [
    1,
    `a1.medium c6g.medium c6gd.medium c6gn.medium c7a.medium c7g.medium c7gd.medium
    c7gn.medium c8a.medium c8g.medium c8gb.medium c8gd.medium c8gn.medium c9g.medium
    c9gd.medium is4gen.medium m1.medium m1.small m3.medium m6g.medium m6gd.medium
    m7a.medium m7g.medium m7gd.medium m8a.medium m8azn.medium m8g.medium m8gb.medium
    m8gd.medium m8gn.medium m9g.medium m9gd.medium r6g.medium r6gd.medium r7a.medium
    r7g.medium r7gd.medium r8a.medium r8g.medium r8gb.medium r8gd.medium r8gn.medium
    r9g.medium r9gd.medium t1.micro t2.micro t2.nano t2.small x2gd.medium x8g.medium`,
  ],
  [
    2,
    `c1.medium m2.xlarge t2.medium t3.medium t3.micro t3.nano t3.small t3a.medium
    t3a.micro t3a.nano t3a.small t4g.medium t4g.micro t4g.nano t4g.small t8i.medium
    t8i.micro t8i.nano t8i.small`,
  ],
  [4, 'm2.2xlarge'],
  [8, 'c1.xlarge m2.4xlarge mac2-m2.metal mac2.metal'],
  [10, 'mac-m4.metal'],
  [12, 'mac1.metal mac2-m2pro.metal'],
  [14, 'mac-m4pro.metal'],
  [16, 'a1.metal hpc7g.4xlarge mac-m4max.metal'],
  [20, 'mac2-m1ultra.metal'],
  [24, 'hpc7a.12xlarge'],
  [28, 'mac-m3ultra.metal'],
  [32, 'hpc7g.8xlarge'],
  [36, 'c4.8xlarge d2.8xlarge'],
  [48, 'hpc7a.24xlarge m5zn.metal x2iezn.metal z1d.metal'],
  [
    64,
    `c6g.metal c6gd.metal c7g.metal c7gd.metal c7gn.metal g5g.metal hpc6id.32xlarge hpc7g.16xlarge
    m6g.metal m6gd.metal m7g.metal m7gd.metal r6g.metal r6gd.metal r7g.metal
    r7gd.metal x2gd.metal`,
  ],
  [72, 'c5n.metal'],
  [
    96,
    `c5.metal c5d.metal g4dn.metal hpc6a.48xlarge hpc7a.48xlarge i3en.metal m5.metal
    m5d.metal m5dn.metal m5n.metal r5.metal r5b.metal r5d.metal r5dn.metal r5n.metal`,
  ],
  [
    128,
    `c6i.metal c6id.metal c6in.metal i4i.metal m6i.metal m6id.metal m6idn.metal
    m6in.metal r6i.metal r6id.metal r6idn.metal r6in.metal x2idn.metal x2iedn.metal`,
  ],
  [192, 'c6a.metal hpc7a.96xlarge hpc8a.96xlarge m6a.metal r6a.metal'],
];

/** `4xlarge` and `metal-4xl` have four times the four vCPUs of `xlarge`. */
const multiples = [2, 3, 4, 6, 8, 9, 10, 12, 16, 18, 24, 32, 48, 56, 64, 96, 112, 224] as const;
const vcpusOfSizes: readonly (readonly [number, string])[] = [
  [2, 'large'],
  [4, 'xlarge'],
  ...multiples.flatMap((n) => [[4 * n, `${n}xlarge`] as const, [4 * n, `metal-${n}xl`] as const]),
];

const typesBy = vcpusOfTypes.map(([vcpus, types]) => [vcpus, types.split(/\s+/)] as const);

/** Null for a type that is not known. Families for HPC have no hyper-threading: their sizes say nothing. */
export function vcpusOf(instanceType: string): number | null {
  const listed = typesBy.find(([, types]) => types.includes(instanceType));
  if (listed !== undefined) return listed[0];
  const [family = '', size] = instanceType.split('.');
  if (family.startsWith('hpc')) return null;
  return vcpusOfSizes.find(([, one]) => one === size)?.[0] ?? null;
}

/** The same as SQL. */
export function vcpusSql(instanceType: SqlFragment): SqlFragment {
  const listed = typesBy.map(
    ([vcpus, types]) =>
      sql`when ${instanceType} in ${sqlTextList(types)} then ${sqlInteger(vcpus)}`,
  );
  const sized = vcpusOfSizes.map(
    ([vcpus, size]) =>
      sql`when split_part(${instanceType}, '.', 2) = ${sqlText(size)} then ${sqlInteger(vcpus)}`,
  );
  const hpc = sql`when ${instanceType} like 'hpc%' then null`;
  return sql`case ${joinSql([...listed, hpc, ...sized], ' ')} end`;
}
