/** Nightly runs: the history of a store, its pinned hypervolume box, and which tables expire. */
package org.hcim.jobs.nightly;
