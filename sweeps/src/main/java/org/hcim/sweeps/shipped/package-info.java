/** Trained networks that come with the tool: their files, what they reached, and their index. */
package org.hcim.sweeps.shipped;
