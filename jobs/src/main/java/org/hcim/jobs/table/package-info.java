/** The tables: their columns with units and comments, and the rows of results. */
package org.hcim.jobs.table;
