/** Command lines for messages, quoted so they can be pasted into a shell. */
package org.hcim.jobs.shell;
