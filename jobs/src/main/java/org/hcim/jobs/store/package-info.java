/** The commit protocol: how the rows of a sweep become files that no crash can corrupt. */
package org.hcim.jobs.store;
