/** Networks: layers and their shapes. */
package org.hcim.accelerator.network;
