/** The results table: its columns with units, and the rows that fill it. */
package org.hcim.jobs.table;
