/** Spark sessions whose settings cannot corrupt, lose or silently skip rows. */
package org.hcim.jobs.session;
