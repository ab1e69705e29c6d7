/** One night after the other: what a sweep's frontier was, and whether it moved. */
package org.hcim.jobs.nightly;
