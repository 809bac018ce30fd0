# Three stages: compile with everything, install what runs, and put the two together.
FROM node:24.21.0-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY schema.graphql ./
COPY scripts ./scripts
COPY office ./office
COPY src ./src
RUN node scripts/build.mjs

FROM node:24.21.0-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24.21.0-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /app
RUN mkdir -m 700 data && chown node:node data
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1 here, so that it hears SIGTERM and can finish what is in flight.
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=30", "dist/main.js"]
