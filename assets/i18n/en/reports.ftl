## What a manager watches in the planning.
