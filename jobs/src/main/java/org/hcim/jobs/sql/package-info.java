/** Tables under their names in SQL: views for each engine, queries, and how rows are printed. */
package org.hcim.jobs.sql;
