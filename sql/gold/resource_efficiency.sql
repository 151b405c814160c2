-- How the costliest resources were used in the newest days that have metrics, and what could be saved.
-- Grain: One row for each linked account, kind and id of a resource that cost something in the newest 14 days with metrics.
-- Identities: The sum of unblended_cost is that of all rows of resource_costs of these days, except the others.
-- at_stake_cost is monthly_cost of an idle resource, a part of it of an oversized one; of the rest what AWS would save,
-- at most monthly_cost, else 0 if it is in use, and null (unknown). A resource is never in two rows: its owner is the
-- one of its newest day.
-- The view has no column for a partition: it reads the newest days only, and finds them in the partitions of all
-- days.
with

-- 1 is the newest day of which there are metrics.
metric_days as (
  select usage_date, row_number() over (order by usage_date desc) as day_number
  from (select distinct usage_date from :resource_metrics as metric_rows) as days
),

-- One for each rule, condition and metric of the condition.
rules as (
  select rule_rows.*
  from :efficiency_rules as rule_rows
),

-- From here on to the findings each step is read once: Trino repeats a step for each step that reads it, and refuses
-- statements with more than 150 parts.
use_by_metric as (
  select
    resource_metrics.LinkedAccount as linked_account,
    resource_metrics.ResourceKind as resource_kind,
    resource_metrics.ResourceId as resource_id,
    metric_days.day_number,
    rules.rule_number,
    rules.rule_finding,
    rules.rule_words,
    rules.needed_days,
    rules.percent_at_stake,
    rules.condition_number,
    rules.condition_count,
    rules.metric_count,
    rules.use_metric,
    rules.use_unit,
    rules.comparison,
    rules.use_limit,
    case
      -- Also hours without points are known.
      when rules.figure = 'points' and resource_metrics.State in ('complete', 'none')
      then cast(resource_metrics.Samples as double precision)
      when resource_metrics.State = 'none' and rules.without_points = 'no-use' then 0
      when resource_metrics.State <> 'complete' then null
      when rules.figure = 'maximum' then resource_metrics.Maximum
      when rules.figure = 'average' then resource_metrics.Average
      when rules.figure = 'sum' then resource_metrics.Sum
    end as use_value
  from :resource_metrics as resource_metrics
  join metric_days on metric_days.usage_date = resource_metrics.usage_date
  join rules
    on rules.rule_kind = resource_metrics.ResourceKind
    and rules.rule_metric = resource_metrics.Metric
  where metric_days.day_number <= :use_days
),

use_by_day as (
  select
    linked_account, resource_kind, resource_id, day_number, rule_number, rule_finding, rule_words, needed_days,
    percent_at_stake, condition_number, condition_count, use_metric, use_unit, comparison, use_limit,
    case when day_number <= needed_days and count(use_value) = metric_count then 1 else 0 end as known,
    sum(use_value) as use_value
  from use_by_metric
  group by
    linked_account, resource_kind, resource_id, day_number, rule_number, rule_finding, rule_words, needed_days,
    percent_at_stake, condition_number, condition_count, metric_count, use_metric, use_unit, comparison, use_limit
),

use_by_condition as (
  select
    linked_account, resource_kind, resource_id, rule_number, rule_finding, rule_words, needed_days, percent_at_stake,
    condition_number, condition_count, use_metric, use_unit, use_limit,
    sum(known) as known_days,
    max(use_value) as use_value,
    case
      when comparison = 'below' and max(use_value) >= use_limit then 1
      when comparison = 'at most' and max(use_value) > use_limit then 1
      else 0
    end as exceeded
  from use_by_day
  group by
    linked_account, resource_kind, resource_id, rule_number, rule_finding, rule_words, needed_days, percent_at_stake,
    condition_number, condition_count, use_metric, use_unit, comparison, use_limit
),

-- What is over its limit is shown, else the first condition of the rule.
conditions as (
  select
    use_by_condition.*,
    min(known_days) over (partition by linked_account, resource_kind, resource_id, rule_number) as fewest_days,
    max(exceeded) over (partition by linked_account, resource_kind, resource_id, rule_number) as any_exceeded,
    count(*) over (partition by linked_account, resource_kind, resource_id, rule_number) as asked_count,
    row_number() over (
      partition by linked_account, resource_kind, resource_id, rule_number order by exceeded desc, condition_number
    ) as place
  from use_by_condition
),

-- A condition whose metrics were never asked for has no known day.
judged_rules as (
  select
    linked_account, resource_kind, resource_id, rule_number, rule_finding, rule_words, needed_days, percent_at_stake,
    use_metric, use_value, use_limit, use_unit, any_exceeded,
    case when asked_count = condition_count then fewest_days else 0 end as known_days
  from conditions
  where place = 1
),

-- One day above a limit answers with no, also before the days that yes needs, all of them for all conditions.
answers as (
  select
    judged_rules.*,
    case when any_exceeded = 1 then 'no' when known_days = needed_days then 'yes' else 'perhaps' end as answer
  from judged_rules
),

-- A resource is idle by any rule of its kind, and not idle only by all of them.
ranked_rules as (
  select
    answers.*,
    row_number() over (
      partition by linked_account, resource_kind, resource_id, rule_finding
      order by
        case answer when 'yes' then 1 when 'perhaps' then 2 else 3 end,
        case answer when 'perhaps' then needed_days - known_days else 0 end,
        rule_number
    ) as place
  from answers
),

answers_of_resource as (
  select
    ranked_rules.*,
    max(case when rule_finding = 'idle' then answer end) over (
      partition by linked_account, resource_kind, resource_id
    ) as idle_answer,
    max(case when rule_finding = 'oversized' then answer end) over (
      partition by linked_account, resource_kind, resource_id
    ) as oversized_answer
  from ranked_rules
  where place = 1
),

findings as (
  select
    answers_of_resource.*,
    case
      when idle_answer = 'yes' then 'idle'
      when idle_answer = 'no' and oversized_answer = 'yes' then 'oversized'
      when idle_answer = 'no' then 'in use'
      else 'unknown'
    end as finding
  from answers_of_resource
),

shown_findings as (
  select
    findings.*,
    case
      when finding in ('idle', 'oversized') then rule_words
      when finding = 'in use' and oversized_answer = 'perhaps'
      then 'In use, but its size is not judged: a metric or a day is not known'
      when finding = 'in use' then 'In use'
      when known_days > 0 then 'Not enough days with all metrics are known'
      else 'No day with all metrics is known'
    end as evidence
  from findings
  where rule_finding = case when finding = 'oversized' then 'oversized' else 'idle' end
),

costs as (
  select
    resource_costs.LinkedAccount as linked_account,
    resource_costs.ResourceKind as resource_kind,
    resource_costs.ResourceId as resource_id,
    resource_costs.Region as region,
    resource_costs.OU as ou,
    resource_costs.Service as service,
    resource_costs.Target as target,
    resource_costs.usage_date,
    cast(resource_costs.UnblendedCost as decimal(38, 12)) as unblended,
    cast(resource_costs.AmortizedCost as decimal(38, 12)) as amortized
  from :resource_costs as resource_costs
  join metric_days on metric_days.usage_date = resource_costs.usage_date
  where metric_days.day_number <= :window_days and resource_costs.ResourceKind <> ''
),

window_of_costs as (
  select min(usage_date) as first_date, max(usage_date) as last_date, count(distinct usage_date) as cost_days from costs
),

-- A sum with an unknown part is unknown. A resource that changed its owner in these days is the newest one's.
summed_costs as (
  select
    costs.*,
    sum(unblended) over (partition by linked_account, resource_kind, resource_id) as unblended_sum,
    sum(amortized) over (partition by linked_account, resource_kind, resource_id) as amortized_sum,
    count(amortized) over (partition by linked_account, resource_kind, resource_id) as known_amortized,
    count(*) over (partition by linked_account, resource_kind, resource_id) as row_count,
    row_number() over (
      partition by linked_account, resource_kind, resource_id
      order by usage_date desc, coalesce(amortized, unblended) desc, target, ou, service, region
    ) as place
  from costs
),

resources as (
  select
    linked_account, region, resource_kind, resource_id, ou, service, target, unblended_sum,
    case when known_amortized = row_count then amortized_sum end as amortized_sum
  from summed_costs
  where place = 1
),

with_costs as (
  select
    resources.*,
    window_of_costs.first_date,
    window_of_costs.last_date,
    cast(coalesce(amortized_sum, unblended_sum) as double precision) * 365 / (12 * window_of_costs.cost_days) as monthly_cost
  from resources
  cross join window_of_costs
),

-- The newest day of AWS's export, if it is not older than the newest days of metrics.
recommended_day as (
  select max(export_date) as export_date
  from :cost_recommendations as exported_days
  where export_date >= (select min(usage_date) from metric_days where day_number <= :recommendation_days)
),

-- Each resource has one that counts: the others are alternatives to it.
recommendations as (
  select
    cost_recommendations.LinkedAccount as linked_account,
    cost_recommendations.ResourceKind as resource_kind,
    cost_recommendations.ResourceId as resource_id,
    cost_recommendations.Action as aws_action,
    cost_recommendations.RecommendedResource as aws_resource,
    cost_recommendations.Source as aws_source,
    recommended_day.export_date as aws_date,
    cost_recommendations.MonthlySavings as aws_monthly_savings,
    cost_recommendations.Currency as aws_currency,
    cost_recommendations.CountedSavings as counted_savings
  from :cost_recommendations as cost_recommendations
  join recommended_day on recommended_day.export_date = cost_recommendations.export_date
  where cost_recommendations.Standing = 'first'
),

judged_resources as (
  select
    with_costs.*,
    shown_findings.finding,
    shown_findings.evidence,
    shown_findings.use_metric,
    shown_findings.use_value,
    shown_findings.use_limit,
    shown_findings.use_unit,
    shown_findings.known_days,
    shown_findings.needed_days,
    recommendations.aws_action,
    recommendations.aws_resource,
    recommendations.aws_source,
    recommendations.aws_date,
    recommendations.aws_monthly_savings,
    recommendations.aws_currency,
    case
      when shown_findings.finding in ('idle', 'oversized')
      then cast(shown_findings.percent_at_stake as double precision) / 100 * with_costs.monthly_cost
      when shown_findings.finding = 'in use' then cast(0 as double precision)
    end as own_savings,
    -- One of the two counts. What is in use is not stopped, whatever AWS says of it.
    case
      when shown_findings.finding in ('idle', 'oversized') then null
      when shown_findings.finding = 'in use' and recommendations.aws_action in :stopping_actions then null
      when with_costs.monthly_cost <= 0 then null
      when recommendations.counted_savings >= with_costs.monthly_cost then with_costs.monthly_cost
      else recommendations.counted_savings
    end as aws_savings
  from with_costs
  left join shown_findings
    on shown_findings.linked_account = with_costs.linked_account
    and shown_findings.resource_kind = with_costs.resource_kind
    and shown_findings.resource_id = with_costs.resource_id
  left join recommendations
    on recommendations.linked_account = with_costs.linked_account
    and recommendations.resource_kind = with_costs.resource_kind
    and recommendations.resource_id = with_costs.resource_id
),

resource_efficiency as (
  select
    first_date,
    last_date,
    linked_account,
    region,
    resource_kind,
    resource_id,
    ou,
    service,
    target,
    coalesce(finding, 'unknown') as finding,
    case
      when evidence is not null then evidence
      when resource_kind in :ruled_kinds then 'Its metrics were not asked for'
      else 'No metric of this kind of resource shows its use'
    end as evidence,
    use_metric,
    use_value,
    use_limit,
    use_unit,
    cast(coalesce(known_days, 0) as integer) as known_days,
    cast(needed_days as integer) as needed_days,
    cast(unblended_sum as double precision) as unblended_cost,
    cast(amortized_sum as double precision) as amortized_cost,
    monthly_cost,
    coalesce(aws_savings, own_savings) as at_stake_cost,
    case
      when aws_savings is not null then 'AWS'
      when own_savings is not null then 'own rules'
    end as at_stake_source,
    aws_action,
    aws_resource,
    aws_source,
    aws_date,
    aws_monthly_savings,
    aws_currency
  from judged_resources
)

select * from resource_efficiency
