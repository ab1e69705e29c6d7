/** Command lines that messages print, quoted so that they can be pasted into a shell. */
package org.hcim.jobs.shell;
