/** The commit protocol: rows of tables become files that no crash can corrupt. */
package org.hcim.jobs.store;
