export { default } from './src/orm.config.ts';
