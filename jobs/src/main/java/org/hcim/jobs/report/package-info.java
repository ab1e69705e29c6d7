/**
 * The report: a sweep's tables as one page that an architect reads, and what the page is made of.
 */
package org.hcim.jobs.report;
