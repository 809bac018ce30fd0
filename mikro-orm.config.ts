export { default } from './src/database/orm.config.ts';
