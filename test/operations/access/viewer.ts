import { graphql } from '../../generated/index.js';

/** Who the viewer is, and what their roles are for. */
export const viewer = graphql(`
  query Viewer {
    viewer {
      name
      organisation { code }
      roles { role scope { id } }
    }
  }
`);
