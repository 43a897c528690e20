package dev.incidentscribe.command;

import java.util.Set;

/// Words in capitals that open a sentence about a system, and are no time zones.
final class Acronyms {
    private static final Set<String> TERMS =
            Set.of(("ACK ACL AKS ALB AMI AMQP API APIS ARM ARN ARP ASG AWS AZURE BGP BIOS CDN CEO CFO CI CLI "
                            + "CNAME CORS CPU CPUS CRL CRON CSS CSV CTO CVE DB DBA DBS DDL DDOS DHCP DLQ DMZ DNS DOM DOS "
                            + "DRS EBS ECR ECS EFS EKS ELB ELK ETCD ETL FAQ FIFO FTP GCE GCP GCS GET GIT GKE GPU GPUS "
                            + "GRPC GUI GZIP HDD HEAD HELM HPA HTML HTTP HTTPS IAM ICMP IDE IDP IDS IMAP IO IOPS IOT IP "
                            + "IPS ISP JDBC JDK JMS JS JSON JVM JVMS JWT KAFKA KMS LAN LB LDAP LINUX LVM MAC MFA MQTT "
                            + "MTLS MTU MX NAS NAT NFS NGINX NIC NLB NOC NPM NTP OAUTH OCI OIDC OK OOM OOMS OS PATCH PDF "
                            + "PHP PII PKI PLC PO POD PODS POP POST PR PROD PSP PUT PVC QA QPS RAID RAM RBAC RDS REDIS "
                            + "REST RPC RPM RPO RPS RTO SAML SAN SDK SES SFTP SLA SLAS SLI SLO SLOS SMB SMS SMTP SNI "
                            + "SNMP SNS SOC SPA SPF SQL SQS SRE SRES SSD SSH SSL SSO STS SWAP TCP TLS TTL UAT UDP UI UPS "
                            + "URL URLS USB UX VIP VLAN VM VMS VPC VPN WAF WAN WS XML XSS YAML ZFS")
                    .split(" "));
    /// Ordinary words: in capitals they are shouted.
    private static final Set<String> WORDS =
            Set.of("ALERT ALL AND BUT DEPLOY DOWN ERROR ERRORS LOGIN NO NOT ROLL ROOT SITE STILL TEST THE UP USERS WE"
                    .split(" "));

    private Acronyms() {}

    static boolean isKnown(String word) {
        return isTerm(word) || WORDS.contains(word);
    }

    /// Whether people write it in capitals even where they do not shout.
    static boolean isTerm(String word) {
        return TERMS.contains(word);
    }
}
