/** What networks reach that were trained for a setting: the table, and how sweeps find it. */
package org.hcim.jobs.accuracy;
