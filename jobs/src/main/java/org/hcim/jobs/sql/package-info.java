/** SQL access to tables: views for each engine, queries, and output formats. */
package org.hcim.jobs.sql;
