export { default } from './src/platform/database/orm.config.ts';
