/** The report of a sweep's tables: one page, and summaries for programs and comments. */
package org.hcim.jobs.report;
