/** Spark sessions whose settings cannot corrupt, lose or silently skip results. */
package org.hcim.jobs.session;
