"""The other side of the sockets: many cheap clients in one process, sending when it is time and not when it suits."""
