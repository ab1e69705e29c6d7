/** Built-in trained networks: their files, accuracies, and index. */
package org.hcim.sweeps.shipped;
