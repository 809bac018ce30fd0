/** The root categories of the demo store, with the categories below them. */
export const demoCategories: readonly {
  name: string;
  description: string;
  below: readonly { name: string; description: string }[];
}[] = [
  {
    name: 'Computers',
    description: 'Machines to work and play on.',
    below: [
      { name: 'Laptops', description: 'Portable computers, from light to mighty.' },
      { name: 'Desktops', description: 'Computers that stay where they are.' },
      { name: 'Single-board computers', description: 'A whole computer on one board.' },
      { name: 'Monitors', description: 'Screens for the desk.' },
    ],
  },
  {
    name: 'Phones and tablets',
    description: 'To carry around.',
    below: [
      { name: 'Smartphones', description: 'Telephones that do everything else too.' },
      { name: 'Tablets', description: 'To read, draw, and watch.' },
      { name: 'Chargers and cables', description: 'What keeps them running.' },
    ],
  },
  {
    name: 'Audio and TV',
    description: 'To hear and see.',
    below: [
      { name: 'TVs', description: 'Television sets from the kitchen to the cinema.' },
      { name: 'Headphones', description: 'On, over, and in the ear.' },
      { name: 'Speakers', description: 'For a room or a picnic.' },
    ],
  },
  {
    name: 'Smart home',
    description: 'Things that listen and help.',
    below: [
      { name: 'Lighting', description: 'Lamps with a mind of their own.' },
      { name: 'Security', description: 'Cameras, locks, and alarms.' },
    ],
  },
  {
    name: 'Components',
    description: 'For building and repairing things.',
    below: [
      { name: 'Storage', description: 'Drives and cards.' },
      { name: 'Sensors', description: 'To measure the world.' },
      { name: 'Tools', description: 'For the bench.' },
    ],
  },
];
