-- Why: every seller interface, not SaaS 2.0 alone (isv-protocol 1, 5, 8). Which protocol and which delivery edition a
-- product uses is data on the product; lines, instances and messages keep what was true when they were made.

alter table products drop constraint products_protocol_check;
alter table products add constraint products_protocol_check
  check (protocol in ('SAAS_V2', 'SAAS_V1', 'LICENSE_V1', 'LICENSE_CODE', 'LICENSE_ONLINE'));
alter table products add column delivery_edition text not null default 'resilient'
  check (delivery_edition in ('classic', 'resilient'));
comment on column products.delivery_edition is 'How long opening is tried: classic, the windows of isv-protocol 11.5; resilient, at least 75 hours.';
alter table products add column suspended_reason text
  check (suspended_reason in ('FAILED_ORDERS', 'PROBE_FAILED'));
alter table products add column suspended_at timestamptz;
alter table products add constraint products_suspended_off_shelf check (suspended_reason is null or state = 'OFF_SHELF');
comment on column products.suspended_reason is 'Taken from sale because its interface kept failing (SELL-APP-13); null otherwise.';
create index products_suspended on products (suspended_at desc, id) where suspended_reason is not null;

alter table interface_messages add column edition text not null default 'classic'
  check (edition in ('classic', 'resilient'));
alter table interface_messages drop constraint interface_messages_scenario_check;
alter table interface_messages add constraint interface_messages_scenario_check
  check (scenario in ('newInstance', 'refreshInstance', 'updateInstanceStatus', 'releaseInstance', 'upgradeInstance',
    'getLicenseAsync', 'orderNotify'));
alter table interface_messages add column notified_at timestamptz;
comment on column interface_messages.notified_at is 'When the seller was told of the first failure in the present window.';

alter table interface_messages add column gave_up_at timestamptz;
comment on column interface_messages.gave_up_at is 'When the plan was used up without success; counted per product and month (SELL-APP-13).';
create index interface_messages_notified on interface_messages (seller_id, notified_at desc) where notified_at is not null;
create index interface_messages_gave_up on interface_messages (product_id, gave_up_at) where gave_up_at is not null;

create index interface_messages_due_by_endpoint on interface_messages (endpoint_id, next_attempt_at)
  where next_attempt_at is not null;
create index interface_messages_leased on interface_messages (lease_until) where lease_until is not null;

alter table call_attempts add column method text not null default 'POST' check (method in ('GET', 'POST'));
alter table call_attempts add column request_headers jsonb not null default '{}';

create table order_notify_rules (
  id text primary key,
  seller_id text not null references sellers (id),
  access_type text,
  product_id text references products (id),
  endpoint_id text not null references seller_endpoints (id),
  nodes text[] not null check (nodes <@ array['new_purchase', 'renewal', 'change', 'unsubscription']
    and cardinality(nodes) > 0),
  created_at timestamptz not null,
  check ((access_type is null) <> (product_id is null))
);
comment on table order_notify_rules is 'Which orders a seller''s own system is told of (SELL-APP-14). A rule of a product wins over one of its access type.';
create unique index order_notify_rules_type on order_notify_rules (seller_id, access_type) where access_type is not null;
create unique index order_notify_rules_product on order_notify_rules (product_id) where product_id is not null;

-- Whoever controls the host may show it by a file or by a DNS record (SELL-APP-01).
alter table seller_endpoints add column verification_token text;
alter table seller_endpoints add column verified_at timestamptz;
update seller_endpoints set verified_at = created_at where state = 'VERIFIED';

-- A key that was replaced stays good for what the seller signs until its time is over (SELL-ACC-01).
comment on column seller_keys.retires_at is 'Set with status retiring: until then signatures by this key are accepted.';
create index seller_keys_retiring on seller_keys (seller_id, interface_class) where status = 'retiring';

-- Very old License 1.0 sellers return no instance id (isv-protocol 5.1).
alter table instances drop constraint instances_check;
alter table instances add constraint instances_active_started
  check (state not in ('ACTIVE', 'EXPIRED', 'FROZEN')
    or (starts_at is not null and (seller_instance_id is not null or protocol = 'LICENSE_V1')));
