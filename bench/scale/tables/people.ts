import { id, moment, oneOf, type Plan, pick, share, stamps, type Table } from '../expressions.ts';
import { city, country, firstName, lastName } from '../words.ts';

const name = `concat(${firstName}, ' ', ${lastName})`;

/** An account for each customer, and after them one for each staff member. */
function users(plan: Plan): Table {
  const { customers, staff } = plan.sizes;
  const email = `if(seq <= ${customers}, concat('person', seq, '@example.com'), concat('staff', seq - ${customers}, '@example.com'))`;
  return {
    name: 'user',
    rows: customers + staff,
    columns: {
      id: id('user'),
      ...stamps(moment(plan, customers + staff)),
      email,
      email_key: email,
      verified_email_key: email,
      email_verified_at: moment(plan, customers + staff),
      name,
      status: share('user status', [
        ['SUSPENDED', 0.005],
        ['ACTIVE', 0.995],
      ]),
    },
  };
}

function customers(plan: Plan): Table {
  const rows = plan.sizes.customers;
  return {
    name: 'customer',
    rows,
    columns: {
      id: id('customer'),
      ...stamps(moment(plan, rows)),
      code: "concat('C-', lpad(seq, 8, '0'))",
      name,
      email: "concat('person', seq, '@example.com')",
      city,
      country,
      user_id: id('user'),
      // As the server writes it for names of plain letters.
    },
  };
}

function staffMembers(plan: Plan): Table {
  const { customers, staff } = plan.sizes;
  return {
    name: 'staff_member',
    rows: staff,
    columns: {
      id: id('staff'),
      ...stamps(moment(plan, staff)),
      code: "concat('S-', lpad(seq, 4, '0'))",
      name,
      email: "concat('staff', seq, '@example.com')",
      job_title: oneOf(['Seller', 'Maker', 'Accountant'], pick('job', 3)),
      hired_on: "'2024-01-01'",
      status: share('staff status', [
        ['PENDING', 0.03],
        ['SUSPENDED', 0.02],
        ['APPROVED', 0.95],
      ]),
      user_id: id('user', `${customers} + seq`),
    },
  };
}

/** The first staff member is a manager. */
function roles(plan: Plan): Table {
  const { customers, staff } = plan.sizes;
  const role = (key: string) => `(select id from role where built_in_key = '${key}')`;
  return {
    name: 'user_role',
    rows: customers + staff,
    columns: {
      id: id('userrole'),
      ...stamps(moment(plan, customers + staff)),
      user_id: id('user'),
      role_id: `case when seq <= ${customers} then ${role('CUSTOMER')} when seq = ${customers + 1} then ${role('MANAGER')} else ${role('STAFF')} end`,
    },
  };
}

function sessions(plan: Plan): Table {
  const rows = plan.sizes.sessions;
  const started = moment(plan, rows);
  return {
    name: 'session',
    rows,
    columns: {
      id: id('session'),
      ...stamps(started),
      user_id: id('user', pick('session', plan.sizes.customers)),
      device: "'Firefox on Linux'",
      last_used_at: started,
      expires_at: `${started} + interval 30 day`,
    },
  };
}

export function peopleTables(plan: Plan): Table[] {
  return [users(plan), customers(plan), staffMembers(plan), roles(plan), sessions(plan)];
}
